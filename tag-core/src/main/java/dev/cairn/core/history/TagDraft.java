package dev.cairn.core.history;

import dev.cairn.core.Hash;
import dev.cairn.core.SemanticVersion;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** What is known of a tag before its history is looked at. */
record TagDraft(
        String channel,
        SortedSet<Hash> tips,
        Instant timestamp,
        Optional<SemanticVersion> version,
        Optional<String> message,
        Optional<String> createdBy,
        Map<String, String> metadata) {}
