package dev.cairn.backend.chronicle;

import dev.cairn.api.Table;
import dev.cairn.backend.chronicle.journal.Replay;

/** Makes the newest state from what a journal holds. */
final class StateLoader implements Replay {
    private final Pairs pairs;
    private State state = State.EMPTY;
    private Draft draft;

    StateLoader(Pairs pairs) {
        this.pairs = pairs;
        this.draft = new Draft(state, pairs);
    }

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        draft.put(table, key, value);
    }

    @Override
    public void delete(Table table, byte[] key) {
        draft.delete(table, key);
    }

    @Override
    public void commit(long version) {
        state = draft.finish(version);
        draft.replaced().forEach(pairs::remove);
        draft = new Draft(state, pairs);
    }

    @Override
    public void drop() {
        draft.drop();
        draft = new Draft(state, pairs);
    }

    State state() {
        return state;
    }
}
