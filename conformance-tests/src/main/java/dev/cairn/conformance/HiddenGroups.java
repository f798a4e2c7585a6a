package dev.cairn.conformance;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps a test class from hiding a group of rules behind a class of its own with the same name. */
final class HiddenGroups {
    private HiddenGroups() {}

    /**
     * Checks a test class and what it extends.
     *
     * @throws IllegalStateException if a group would silently not run
     */
    static void refuse(Class<?> testClass) {
        Set<String> groups = Arrays.stream(TagStoreConformance.class.getDeclaredClasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        for (Class<?> type = testClass; type != TagStoreConformance.class; type = type.getSuperclass()) {
            for (Class<?> member : type.getDeclaredClasses()) {
                if (groups.contains(member.getSimpleName())) {
                    throw new IllegalStateException(member.getName() + " hides the group of rules "
                            + member.getSimpleName() + ", whose tests would not run: give the class another name");
                }
            }
        }
    }
}
