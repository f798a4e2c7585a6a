package dev.cairn.conformance;

import dev.cairn.conformance.Operation.Commit;
import dev.cairn.conformance.Operation.Kill;
import dev.cairn.conformance.Operation.KillInCommit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A session in a child process, which is killed when a program says so; the next one finds what is left. */
final class MortalSession implements Machine {
    private final Supplier<ChildJvm> starter;
    private ChildJvm child;

    MortalSession(Supplier<ChildJvm> starter) {
        this.starter = starter;
        this.child = starter.get();
    }

    @Override
    public String run(Operation operation) {
        try {
            if (operation instanceof KillInCommit kill) {
                child.tell(new Commit().toString());
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(kill.micros()));
            }
            return operation instanceof Kill || operation instanceof KillInCommit
                    ? killed()
                    : answer(operation.toString());
        } catch (AssertionError died) {
            return "throws " + died.getMessage();
        }
    }

    private String killed() {
        child.kill();
        child = starter.get();
        return answer(SessionProgram.EVERYTHING);
    }

    private String answer(String step) {
        child.tell(step);
        return child.expect("saw");
    }

    @Override
    public void close() {
        child.close();
    }
}
