package dev.cairn.core.history;

import dev.cairn.core.AttributionSummary;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import java.util.List;

/** A tag that is to be written, with all that lies beside it. */
record PlannedTag(ConsolidatingTag tag, List<Hash> members, AttributionSummary summary) {}
