package dev.cairn.conformance.certificate;

import dev.cairn.api.StoreTraits;

/** The largest batch of a backend in words. */
final class LargestBatch {
    private LargestBatch() {}

    static String text(StoreTraits traits) {
        String entries = bound(traits.largestBatchEntries(), Integer.MAX_VALUE, "entries");
        String bytes = bound(traits.largestBatchBytes(), Long.MAX_VALUE, "bytes");
        return entries.isEmpty() && bytes.isEmpty() ? "unbounded" : join(entries, bytes);
    }

    private static String bound(long value, long unbounded, String unit) {
        return value >= unbounded ? "" : String.format("%,d %s", value, unit);
    }

    private static String join(String entries, String bytes) {
        return entries.isEmpty() || bytes.isEmpty() ? entries + bytes : entries + ", " + bytes;
    }
}
