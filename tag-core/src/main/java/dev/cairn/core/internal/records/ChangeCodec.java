package dev.cairn.core.internal.records;

import dev.cairn.core.Authorship;
import dev.cairn.core.Change;
import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.ChangeKind;
import dev.cairn.core.Confidence;
import dev.cairn.core.Contribution;
import dev.cairn.core.Evidence;
import dev.cairn.core.Hash;
import dev.cairn.core.SuggestionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns changes into messages and back. Constants have the same names there and here. */
final class ChangeCodec {
    private ChangeCodec() {}

    static RecordMessages.Change toMessage(Change change) {
        ChangeAttribution attribution = change.attribution();
        RecordMessages.Change.Builder message = RecordMessages.Change.newBuilder()
                .setTimestamp(change.timestamp().getEpochSecond())
                .setAuthorship(RecordMessages.Authorship.valueOf(
                        attribution.authorship().name()))
                .setEvidenceRules(change.evidenceRules());
        change.dependencies().forEach(dependency -> message.addDependencies(Records.bytes(dependency)));
        change.kind().ifPresent(kind -> message.setKind(RecordMessages.ChangeKind.valueOf(kind.name())));
        attribution.contributions().forEach(part -> message.addContributions(contribution(part)));
        attribution.attestations().forEach(evidence -> message.addAttestations(evidence(evidence)));
        return message.build();
    }

    private static RecordMessages.Change.Contribution contribution(Contribution part) {
        RecordMessages.Change.Contribution.Builder message = RecordMessages.Change.Contribution.newBuilder()
                .setAgent(part.agent())
                .setProvider(part.provider())
                .setType(RecordMessages.SuggestionType.valueOf(part.type().name()))
                .setEvidence(evidence(part.evidence()));
        part.model().ifPresent(message::setModel);
        part.confidence().map(Confidence::partsPerBillion).ifPresent(message::setConfidence);
        return message.build();
    }

    private static RecordMessages.Change.Evidence evidence(Evidence evidence) {
        return RecordMessages.Change.Evidence.newBuilder()
                .setSource(evidence.source())
                .setStrength(RecordMessages.Strength.valueOf(evidence.strength().name()))
                .setText(evidence.text())
                .build();
    }

    /** Throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for what is no change. */
    static Change fromMessage(Hash hash, RecordMessages.Change message) {
        return new Change(
                hash,
                message.getDependenciesList().stream().map(Records::hash).toList(),
                Instant.ofEpochSecond(message.getTimestamp()),
                kind(message.getKind()),
                new ChangeAttribution(
                        Authorship.valueOf(message.getAuthorship().name()),
                        message.getContributionsList().stream()
                                .map(ChangeCodec::contribution)
                                .toList(),
                        evidences(message.getAttestationsList())),
                message.getEvidenceRules());
    }

    private static Optional<ChangeKind> kind(RecordMessages.ChangeKind kind) {
        return kind == RecordMessages.ChangeKind.CHANGE_KIND_UNSPECIFIED
                ? Optional.empty()
                : Optional.of(ChangeKind.valueOf(kind.name()));
    }

    private static Contribution contribution(RecordMessages.Change.Contribution message) {
        return new Contribution(
                message.getAgent(),
                message.getProvider(),
                message.hasModel() ? Optional.of(message.getModel()) : Optional.empty(),
                SuggestionType.parse(message.getType().name()),
                message.hasConfidence()
                        ? Optional.of(Confidence.ofPartsPerBillion(message.getConfidence()))
                        : Optional.empty(),
                evidence(message.getEvidence()));
    }

    private static List<Evidence> evidences(List<RecordMessages.Change.Evidence> messages) {
        return messages.stream().map(ChangeCodec::evidence).toList();
    }

    private static Evidence evidence(RecordMessages.Change.Evidence message) {
        return new Evidence(
                message.getSource(),
                Evidence.Strength.valueOf(message.getStrength().name()),
                message.getText());
    }
}
