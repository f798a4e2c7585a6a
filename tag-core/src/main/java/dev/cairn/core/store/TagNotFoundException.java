package dev.cairn.core.store;

import java.util.List;

/** No tag matches a text. */
public final class TagNotFoundException extends UnresolvedTagException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> nearestNames;

    TagNotFoundException(String text, String why, List<String> nearestNames) {
        super(text, "no tag " + shown(text) + ": " + why + suggestion(nearestNames));
        this.nearestNames = List.copyOf(nearestNames);
    }

    /** Returns the names that come nearest, best first; at most {@value NearestNames#MAX_NAMES}. */
    public List<String> nearestNames() {
        return nearestNames;
    }

    private static String suggestion(List<String> names) {
        return names.isEmpty() ? "" : "; the nearest names are " + String.join(", ", names);
    }
}
