package dev.cairn.core;

/** Who made a change, as far as evidence tells (domain.md section 5). */
public enum Authorship {
    /** There is evidence that an AI agent had a part in it. */
    AI_ASSISTED,
    /** There is positive evidence that people made it alone; a missing mark is none. */
    HUMAN,
    /** There is no evidence either way. */
    UNATTRIBUTED
}
