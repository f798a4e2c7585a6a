package dev.cairn.git.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.ChangeAttribution;
import dev.cairn.core.Contribution;
import java.nio.charset.StandardCharsets;

/** What every attribution keeps to, whatever it was read from. */
final class AttributionAssertions {
    private static final int MAX_CONTRIBUTIONS = 100;
    private static final int MAX_TEXT = 1000;

    private AttributionAssertions() {}

    static void assertSound(ChangeAttribution attribution) {
        assertTrue(attribution.contributions().size() <= MAX_CONTRIBUTIONS);
        attribution.contributions().forEach(AttributionAssertions::assertSound);
    }

    private static void assertSound(Contribution contribution) {
        assertFalse(contribution.provider().isBlank());
        assertText(contribution.agent());
        assertText(contribution.provider());
        contribution.model().ifPresent(AttributionAssertions::assertText);
        assertText(contribution.evidence().text());
    }

    private static void assertText(String text) {
        assertTrue(text.length() <= MAX_TEXT);
        assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
