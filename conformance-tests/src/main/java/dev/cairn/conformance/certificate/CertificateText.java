package dev.cairn.conformance.certificate;

import dev.cairn.api.StoreTraits;
import java.util.stream.Collectors;

/** A certificate for people. */
public final class CertificateText {
    private final StringBuilder text = new StringBuilder();

    private CertificateText() {}

    /** Returns the text, with a line feed behind each line. */
    public static String of(Certificate certificate) {
        CertificateText text = new CertificateText();
        text.head(certificate);
        text.subject(certificate);
        text.line("");
        certificate.rules().forEach(text::rule);
        certificate.run().ifPresent(text::run);
        return text.text.toString();
    }

    private void head(Certificate certificate) {
        line(certificate.backend() + ": " + certificate.verdict().text());
        line(certificate.profile() + " profile: " + certificate.summary());
        certificate.reasons().forEach(reason -> line(indented("- " + reason)));
        line("");
    }

    private void subject(Certificate certificate) {
        field("suite", certificate.suiteVersion().orElse("version unknown"));
        field("backend", certificate.backendVersion().orElse("version unknown"));
        field("engine", certificate.engine().orElse("not told by the backend"));
        certificate.traits().ifPresent(this::traits);
    }

    private void traits(StoreTraits traits) {
        field("durability", traits.durability().name());
        field("processes", traits.sharing().name());
        field("largest batch", LargestBatch.text(traits));
    }

    private void rule(RuleResult rule) {
        String because = rule.because().stream().collect(Collectors.joining("\n"));
        line(indented(String.format("%-8s %-8s %s", rule.id(), rule.outcome().text(), because))
                .stripTrailing());
    }

    private void run(Run run) {
        line("");
        run.facts().forEach(this::field);
        run.counts().forEach((name, count) -> field(name, count.toString()));
    }

    private void field(String name, String value) {
        line(String.format("%-24s %s", name, value));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String indented(String lines) {
        return lines.strip().replace("\n", "\n    ");
    }
}
