package dev.cairn.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import dev.cairn.api.StoreTraits.ProcessSharing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A rule does not apply where its promise is about something that the traits say is not there, and nowhere else. */
class ApplicabilityTest {
    @Test
    void aVolatileStoreOwesNothingThatNeedsAPlaceOnDisk() {
        Set<String> onDisk = Set.of("SPI-7", "SPI-8", "DUR-1", "DUR-2", "DUR-3", "COR-1", "FMT-1", "FMT-2");
        assertEquals(known(onDisk), notApplying(applicability(Durability.VOLATILE, true)));
    }

    @Test
    void aDurableStoreOwesEverythingButToForget() {
        for (Durability durability : List.of(Durability.PROCESS_CRASH, Durability.POWER_LOSS)) {
            assertEquals(Set.of("DUR-4"), notApplying(applicability(durability, true)));
        }
    }

    @Test
    void aStoreThatOffersNoRelaxedDurabilityOwesNothingOfIt() {
        assertEquals(known(Set.of("DUR-3", "DUR-4")), notApplying(applicability(Durability.POWER_LOSS, false)));
    }

    @Test
    void theReasonIsTheTraitsValue() {
        assertEquals(
                Optional.of("durability is VOLATILE"),
                applicability(Durability.VOLATILE, true).lackFor(Rule.DUR_1));
    }

    private static Applicability applicability(Durability durability, boolean offersRelaxed) {
        StoreTraits traits = new StoreTraits(durability, ProcessSharing.ONE_PROCESS, 100, Long.MAX_VALUE);
        return new Applicability(traits, offersRelaxed);
    }

    private static Set<String> notApplying(Applicability applicability) {
        return Arrays.stream(Rule.values())
                .filter(rule -> applicability.lackFor(rule).isPresent())
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> known(Set<String> ids) {
        return Arrays.stream(Rule.values()).map(Rule::id).filter(ids::contains).collect(Collectors.toSet());
    }
}
