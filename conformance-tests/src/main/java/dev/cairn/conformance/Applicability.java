package dev.cairn.conformance;

import dev.cairn.api.StoreTraits;
import dev.cairn.api.StoreTraits.Durability;
import java.util.Optional;

/**
 * Which rules promise nothing for which traits. Their tests run all the same, and assert the opposite.
 *
 * @param traits what the backend promises
 * @param offersRelaxed whether it takes the option {@code durability=relaxed}
 */
record Applicability(StoreTraits traits, boolean offersRelaxed) {
    /** Returns what makes a rule promise nothing; empty if it applies. */
    Optional<String> lackFor(Rule rule) {
        boolean isVolatile = traits.durability() == Durability.VOLATILE;
        return switch (rule.id()) {
            case "SPI-7", "SPI-8", "DUR-1", "DUR-2", "COR-1", "FMT-1", "FMT-2" -> lack(isVolatile);
            case "DUR-3" ->
                isVolatile || offersRelaxed ? lack(isVolatile) : Optional.of("durability=relaxed is not offered");
            case "DUR-4" -> lack(!isVolatile);
            default -> Optional.empty();
        };
    }

    private Optional<String> lack(boolean lacks) {
        return lacks ? Optional.of("durability is " + traits.durability()) : Optional.empty();
    }
}
