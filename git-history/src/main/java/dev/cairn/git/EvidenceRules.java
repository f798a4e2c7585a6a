package dev.cairn.git;

/** The rules by which evidence becomes attribution. */
public final class EvidenceRules {
    /**
     * The version of the rules; a summary keeps the one that it was made with (domain.md section 5). It grows whenever the same
     * commit could be attributed differently: a new agent in the table counts.
     */
    public static final int VERSION = 1;

    private EvidenceRules() {}
}
