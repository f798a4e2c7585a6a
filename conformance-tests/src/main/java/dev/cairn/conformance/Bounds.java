package dev.cairn.conformance;

import dev.cairn.api.KeyRange;

/**
 * A range of keys in words.
 *
 * @param form which of the ranges of {@link KeyRange}
 * @param low the lower bound or the prefix, in hexadecimal, where the form has one
 * @param high the upper bound, in hexadecimal, where the form has one
 */
record Bounds(Form form, String low, String high) {
    static final Bounds ALL = new Bounds(Form.ALL, "", "");

    /** The ways to make a range. */
    enum Form {
        ALL,
        AT_LEAST,
        GREATER_THAN,
        AT_MOST,
        LESS_THAN,
        PREFIX,
        CLOSED,
        OPEN,
        FROM_INCLUDED,
        TO_INCLUDED
    }

    KeyRange toKeyRange() {
        byte[] from = Bytes.parse(low);
        byte[] to = Bytes.parse(high);
        return switch (form) {
            case ALL -> KeyRange.all();
            case AT_LEAST -> KeyRange.atLeast(from);
            case GREATER_THAN -> KeyRange.greaterThan(from);
            case AT_MOST -> KeyRange.atMost(to);
            case LESS_THAN -> KeyRange.lessThan(to);
            case PREFIX -> KeyRange.prefix(from);
            case CLOSED, OPEN, FROM_INCLUDED, TO_INCLUDED -> KeyRange.between(from, fromIncluded(), to, toIncluded());
        };
    }

    private boolean fromIncluded() {
        return form == Form.CLOSED || form == Form.FROM_INCLUDED;
    }

    private boolean toIncluded() {
        return form == Form.CLOSED || form == Form.TO_INCLUDED;
    }

    String asJava() {
        String from = "hex(\"" + low + "\")";
        String to = "hex(\"" + high + "\")";
        return "KeyRange."
                + switch (form) {
                    case ALL -> "all()";
                    case AT_LEAST -> "atLeast(" + from + ")";
                    case GREATER_THAN -> "greaterThan(" + from + ")";
                    case AT_MOST -> "atMost(" + to + ")";
                    case LESS_THAN -> "lessThan(" + to + ")";
                    case PREFIX -> "prefix(" + from + ")";
                    case CLOSED, OPEN, FROM_INCLUDED, TO_INCLUDED ->
                        "between(" + from + ", " + fromIncluded() + ", " + to + ", " + toIncluded() + ")";
                };
    }
}
