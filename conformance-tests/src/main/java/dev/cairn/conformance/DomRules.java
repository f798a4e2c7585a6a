package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DOM_1;
import static dev.cairn.conformance.Rule.DOM_10;
import static dev.cairn.conformance.Rule.DOM_11;
import static dev.cairn.conformance.Rule.DOM_2;
import static dev.cairn.conformance.Rule.DOM_3;
import static dev.cairn.conformance.Rule.DOM_4;
import static dev.cairn.conformance.Rule.DOM_5;
import static dev.cairn.conformance.Rule.DOM_6;
import static dev.cairn.conformance.Rule.DOM_7;
import static dev.cairn.conformance.Rule.DOM_8;
import static dev.cairn.conformance.Rule.DOM_9;

import dev.cairn.api.TagStore;
import dev.cairn.core.store.TagRepository;
import java.util.function.Consumer;

/** DOM-1 to DOM-11: the eleven checks, on a store and on the same store opened again. */
abstract class DomRules {
    @RuleTest(DOM_1)
    void tagCreation(Stores stores) {
        check(stores, DomainChecks::tagCreation);
    }

    @RuleTest(DOM_2)
    void tagWithAPreviousOne(Stores stores) {
        check(stores, DomainChecks::tagWithAPreviousOne);
    }

    @RuleTest(DOM_3)
    void summaryOfChanges(Stores stores) {
        check(stores, DomainChecks::summaryOfChanges);
    }

    @RuleTest(DOM_4)
    void providerStatistics(Stores stores) {
        check(stores, DomainChecks::providerStatistics);
    }

    @RuleTest(DOM_5)
    void emptySummary(Stores stores) {
        check(stores, DomainChecks::emptySummary);
    }

    @RuleTest(DOM_6)
    void tagToRecordAndBack(Stores stores) {
        check(stores, DomainChecks::tagToRecordAndBack);
    }

    @RuleTest(DOM_7)
    void summaryToRecordAndBack(Stores stores) {
        check(stores, DomainChecks::summaryToRecordAndBack);
    }

    @RuleTest(DOM_8)
    void tagOperations(Stores stores) {
        check(stores, DomainChecks::tagOperations);
    }

    @RuleTest(DOM_9)
    void summaryOperations(Stores stores) {
        check(stores, DomainChecks::summaryOperations);
    }

    @RuleTest(DOM_10)
    void severalTags(Stores stores) {
        check(stores, DomainChecks::severalTags);
    }

    @RuleTest(DOM_11)
    void tagAndSummaryUnderOneHash(Stores stores) {
        check(stores, DomainChecks::tagAndSummaryUnderOneHash);
    }

    private static void check(Stores stores, Consumer<DomainChecks> check) {
        TagStore store = stores.open();
        check.accept(new DomainChecks(new TagRepository(store)));
        check.accept(new DomainChecks(new TagRepository(stores.reopen(store))));
    }
}
