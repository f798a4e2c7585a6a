package dev.cairn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.api.OperationInterruptedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A lease of the engine is shared by some, and given back behind the last of them. */
class SharedLeaseTest {
    private static final long SOON = Duration.ofSeconds(20).toNanos();

    private final WriterGate gate = new WriterGate("store");
    private final SharedLease lease = new SharedLease("store", gate);
    private final AtomicInteger given = new AtomicInteger();

    @Test
    void nobodySharesALeaseThatIsNotTaken() {
        assertFalse(lease.join());
        assertNull(lease.awaitReturn(System.nanoTime() + SOON));
    }

    @Test
    void sixtyFourShareALeaseAndTheLastGivesItBack() {
        lease.start(given::incrementAndGet);
        for (int member = 2; member <= 64; member++) {
            assertTrue(lease.join(), "member " + member);
        }
        assertFalse(lease.join(), "member 65");
        for (int member = 1; member <= 64; member++) {
            assertEquals(0, given.get());
            lease.leave();
        }
        assertEquals(1, given.get());
        assertFalse(lease.join());
        lease.awaitEnd();
    }

    @Test
    void whoWaitsInVainLearnsWhoseCommitItWas() {
        lease.start(given::incrementAndGet);
        WriterGate.Pass pass = gate.enter(Duration.ZERO);
        lease.keep(pass);
        lease.leave();
        assertSame(pass, lease.awaitReturn(System.nanoTime() - 1));
        lease.leave();
        assertNull(lease.awaitReturn(System.nanoTime() + SOON));
    }

    @Test
    void anInterruptEndsTheWaitAndStays() {
        lease.start(given::incrementAndGet);
        Thread.currentThread().interrupt();
        assertThrows(OperationInterruptedException.class, () -> lease.awaitReturn(System.nanoTime() + SOON));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aClosedGateEndsTheWait() {
        lease.start(given::incrementAndGet);
        gate.close();
        assertThrows(IllegalStateException.class, () -> lease.awaitReturn(System.nanoTime() + SOON));
    }
}
