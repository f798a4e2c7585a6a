package dev.cairn.conformance;

import java.util.List;

/** Where two long lists part: JUnit would name an index without the list, or two lengths without an element. */
final class Difference {
    private Difference() {}

    /** Fails, naming the first element that is not as expected, unless the lists are equal. */
    static <T> void refuse(List<T> expected, List<T> seen, String what) {
        int at = 0;
        while (at < expected.size() && at < seen.size() && expected.get(at).equals(seen.get(at))) {
            at++;
        }
        if (at < expected.size() || at < seen.size()) {
            throw new AssertionError(what + ": element " + (at + 1) + " is " + element(seen, at) + ", expected "
                    + element(expected, at) + " (" + seen.size() + " elements, expected " + expected.size() + ")");
        }
    }

    private static String element(List<?> list, int at) {
        return at < list.size() ? String.valueOf(list.get(at)) : "no more";
    }
}
