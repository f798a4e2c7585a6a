package dev.cairn.conformance;

import static dev.cairn.conformance.Rule.DOM_12;

import dev.cairn.api.TagStore;

/** DOM-12: the migration replay, between the backend under test and the memory backend. */
abstract class DomReplayRules {
    @RuleTest(DOM_12)
    void theMigrationReplayFromTheMemoryBackend(Stores stores) {
        TagStore source = stores.openMemory();
        new MigrationReplay(source, stores::open, stores.random().nextLong()).run();
    }

    @RuleTest(DOM_12)
    void theMigrationReplayToTheMemoryBackend(Stores stores) {
        TagStore source = stores.open();
        new MigrationReplay(source, stores::openMemory, stores.random().nextLong()).run();
    }
}
