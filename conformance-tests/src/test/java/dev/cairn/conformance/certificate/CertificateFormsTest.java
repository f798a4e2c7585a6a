package dev.cairn.conformance.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The verdict follows from rule by rule outcomes, and both forms of a certificate say the same. */
class CertificateFormsTest {
    private static final RuleResult PASS = new RuleResult("ATO-1", Outcome.PASS, 2, List.of());
    private static final RuleResult FAIL = new RuleResult("ATO-2", Outcome.FAIL, 1, List.of("it \"lost\"\nall"));
    private static final RuleResult NOT_RUN = new RuleResult("ATO-3", Outcome.NOT_RUN, 1, List.of("a test"));
    private static final RuleResult NONE = new RuleResult("DUR-4", Outcome.NOT_APPLICABLE, 1, List.of("durable"));

    @Test
    void onlyPassesAndRulesThatDoNotApplyMakeABackendConformant() {
        assertEquals(Verdict.CONFORMANT, certificate(List.of(), PASS, NONE).verdict());
        assertEquals(Verdict.PARTIAL, certificate(List.of(), PASS, NOT_RUN).verdict());
        assertEquals(
                Verdict.PARTIAL, certificate(List.of("default profile"), PASS).verdict());
        assertEquals(
                Verdict.NOT_CONFORMANT,
                certificate(List.of("default profile"), FAIL, NOT_RUN).verdict());
    }

    @Test
    void theTextNamesEveryRuleAndIndentsWhatFailed() {
        assertEquals("""
                acme: NOT CONFORMANT
                full profile: PASS 1, FAIL 1, NOT RUN 1, N/A 1
                - failed: ATO-2
                - not run: ATO-3

                suite                    1.0
                backend                  version unknown
                engine                   Acme DB 3.1
                durability               POWER_LOSS
                processes                ONE_PROCESS
                largest batch            5,000 entries

                ATO-1    PASS
                ATO-2    FAIL     it "lost"
                    all
                ATO-3    NOT RUN  a test
                DUR-4    N/A      durable

                seed                     7
                crashes                  12
                """, CertificateText.of(certificate(List.of(), PASS, FAIL, NOT_RUN, NONE)));
    }

    @Test
    void theKeptFormLeavesTheRunOut() {
        Certificate kept = certificate(List.of(), PASS).kept();
        assertFalse(CertificateText.of(kept).contains("seed"));
        assertFalse(CertificateJson.of(kept).contains("seed"));
        assertTrue(CertificateJson.of(kept).contains("\"verdict\": \"CONFORMANT\""));
    }

    private static Certificate certificate(List<String> narrowed, RuleResult... rules) {
        return new Certificate(
                "acme",
                "full",
                Optional.of("1.0"),
                Optional.empty(),
                Optional.of("Acme DB 3.1"),
                Optional.of(new StoreTraits(Durability.POWER_LOSS, ProcessSharing.ONE_PROCESS, 5_000, Long.MAX_VALUE)),
                List.of(rules),
                List.of(),
                narrowed,
                Optional.of(new Run(Map.of("seed", "7"), Map.of("crashes", 12L))));
    }
}
