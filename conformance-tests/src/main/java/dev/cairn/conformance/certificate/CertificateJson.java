package dev.cairn.conformance.certificate;

import dev.cairn.api.StoreTraits;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A certificate for machines: one JSON object. {@code format} is 1 and grows when a member changes its meaning; what is not
 * known is left out.
 */
public final class CertificateJson {
    private CertificateJson() {}

    /** Returns the text, with a line feed at its end. */
    public static String of(Certificate certificate) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("format", 1);
        object.put("backend", certificate.backend());
        object.put("verdict", certificate.verdict().text());
        object.put("reasons", certificate.reasons());
        object.put("profile", certificate.profile());
        object.put("versions", versions(certificate));
        certificate.traits().ifPresent(traits -> object.put("traits", traits(traits)));
        object.put(
                "rules", certificate.rules().stream().map(CertificateJson::rule).toList());
        certificate.run().ifPresent(run -> object.put("run", run.facts()));
        certificate.run().ifPresent(run -> object.put("counts", run.counts()));
        return Json.of(object);
    }

    private static Map<String, String> versions(Certificate certificate) {
        Map<String, String> versions = new LinkedHashMap<>();
        certificate.suiteVersion().ifPresent(version -> versions.put("suite", version));
        certificate.backendVersion().ifPresent(version -> versions.put("backend", version));
        certificate.engine().ifPresent(engine -> versions.put("engine", engine));
        return versions;
    }

    private static Map<String, Object> traits(StoreTraits traits) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("durability", traits.durability().name());
        object.put("processes", traits.sharing().name());
        object.put("largestBatchEntries", traits.largestBatchEntries());
        object.put("largestBatchBytes", traits.largestBatchBytes());
        return object;
    }

    private static Map<String, Object> rule(RuleResult rule) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", rule.id());
        object.put("outcome", rule.outcome().text());
        object.put("tests", rule.tests());
        object.put("because", rule.because());
        return object;
    }
}
