package dev.cairn.core;

/** The three levels that confidences are counted in (domain.md section 4). */
public enum ConfidenceLevel {
    /** 0.67 and above. */
    HIGH(670_000_000),
    /** 0.34 and above, below {@link #HIGH}. */
    MEDIUM(340_000_000),
    /** Below 0.34. */
    LOW(0);

    private final int fromPartsPerBillion;

    ConfidenceLevel(int fromPartsPerBillion) {
        this.fromPartsPerBillion = fromPartsPerBillion;
    }

    /** Returns the level of a confidence. */
    static ConfidenceLevel of(Confidence confidence) {
        for (ConfidenceLevel level : values()) {
            if (confidence.partsPerBillion() >= level.fromPartsPerBillion) {
                return level;
            }
        }
        throw new AssertionError("no level for " + confidence);
    }
}
