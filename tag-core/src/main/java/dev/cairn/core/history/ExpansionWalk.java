package dev.cairn.core.history;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Iterators;
import dev.cairn.core.ChangeGraph;
import dev.cairn.core.ConsolidatingTag;
import dev.cairn.core.Hash;
import dev.cairn.core.UnknownChangeException;
import dev.cairn.core.history.ExpansionException.Reason;
import dev.cairn.core.store.TagReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks depth first on a stack of its own; a change is told when everything that it depends on has been. */
final class ExpansionWalk extends AbstractIterator<Hash> {
    private enum State {
        OPEN,
        DONE
    }

    /** What the walk is inside of: a change with its dependencies, or a tag with its base and members. */
    private record Step(Hash hash, boolean isTag, Iterator<Hash> below) {}

    private final ChangeGraph graph;
    private final TagContents contents;
    private final Map<Hash, State> states = new HashMap<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    ExpansionWalk(Hash start, ChangeGraph graph, TagReader tags) {
        this.graph = graph;
        this.contents = new TagContents(tags, this::pathTo);
        visitNew(start, false);
    }

    @Override
    protected @Nullable Hash computeNext() {
        while (!steps.isEmpty()) {
            Step step = steps.element();
            Optional<Hash> told = step.below().hasNext() ? visit(step.below().next(), step.isTag()) : leave();
            if (told.isPresent()) {
                return told.get();
            }
        }
        return endOfData();
    }

    private Optional<Hash> visit(Hash hash, boolean isBelowTag) {
        State state = states.get(hash);
        if (state == State.OPEN) {
            throw cycle(hash);
        }
        return state == State.DONE ? Optional.empty() : visitNew(hash, isBelowTag);
    }

    private Optional<Hash> visitNew(Hash hash, boolean isBelowTag) {
        Optional<ConsolidatingTag> tag = contents.find(hash);
        if (tag.isEmpty() && isBelowTag) {
            states.put(hash, State.DONE);
            return Optional.of(hash);
        }
        steps.push(tag.map(this::tagStep).orElseGet(() -> changeStep(hash)));
        states.put(hash, State.OPEN);
        return Optional.empty();
    }

    private Optional<Hash> leave() {
        Step step = steps.pop();
        states.put(step.hash(), State.DONE);
        return step.isTag() ? Optional.empty() : Optional.of(step.hash());
    }

    private Step tagStep(ConsolidatingTag tag) {
        Iterator<Hash> base =
                contents.base(tag).map(ConsolidatingTag::hash).stream().iterator();
        return new Step(
                tag.hash(), true, Iterators.concat(base, contents.members(tag).iterator()));
    }

    private Step changeStep(Hash change) {
        try {
            return new Step(change, false, graph.dependencies(change).iterator());
        } catch (UnknownChangeException e) {
            String what = change + " is neither a stored consolidating tag nor a change of this history";
            throw new ExpansionException(Reason.MISSING, change, pathTo(change), what, e);
        }
    }

    private ExpansionException cycle(Hash hash) {
        List<Hash> path = pathTo(hash);
        List<Hash> cycle = path.subList(path.indexOf(hash), path.size());
        return new ExpansionException(Reason.CYCLE, hash, cycle, hash + " depends on itself", null);
    }

    private List<Hash> pathTo(Hash hash) {
        List<Hash> path = new ArrayList<>(steps.size() + 1);
        steps.descendingIterator().forEachRemaining(step -> path.add(step.hash()));
        path.add(hash);
        return path;
    }
}
