package dev.cairn.conformance;

import dev.cairn.api.Limits;
import dev.cairn.api.ReadTransaction;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.api.WriteLockTimeoutException;
import dev.cairn.api.WriteOperations;
import dev.cairn.api.WriteTransaction;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Transaction layers that break one rule about writing. */
final class WriteFaults {
    /** Keys of this many bytes are too short to be a hash. */
    private static final int HASH = 19;

    private WriteFaults() {}

    /** The first put of an open transaction is seen by all; only under short keys, or ISO-1's readers would meet it now and then. */
    static TagStore showsOpenWrites(TagStore store) {
        Map<String, byte[]> open = new ConcurrentHashMap<>();
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private int puts;

            @Override
            public void put(Table table, byte[] key, byte[] payload) {
                super.put(table, key, payload);
                open.clear();
                if (puts++ == 0 && key.length == 1 && tx instanceof WriteTransaction) {
                    open.put(place(table, key), payload.clone());
                }
            }

            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                Optional<byte[]> own = super.get(table, key);
                byte[] dirty = open.get(place(table, key));
                return writes() || dirty == null ? own : Optional.of(dirty.clone());
            }

            @Override
            public long commit() {
                open.clear();
                return super.commit();
            }

            @Override
            public void close() {
                open.clear();
                super.close();
            }
        }) {
            @Override
            public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
                try {
                    return super.write(work);
                } finally {
                    open.clear();
                }
            }
        };
    }

    static TagStore commitsInSpiteOfAnException(TagStore store) {
        return new ForwardingStore(store) {
            @Override
            public <T extends @Nullable Object> T write(Function<? super WriteOperations, ? extends T> work) {
                AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
                T result = super.<T>write(tx -> attempt(work, tx, thrown));
                RuntimeException fault = thrown.get();
                if (fault != null) {
                    throw fault;
                }
                return result;
            }
        };
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // nobody sees the null: an exception follows
    private static <T extends @Nullable Object> T attempt(
            Function<? super WriteOperations, ? extends T> work,
            WriteOperations tx,
            AtomicReference<@Nullable RuntimeException> thrown) {
        try {
            return work.apply(tx);
        } catch (RuntimeException fault) {
            thrown.set(fault);
            return null;
        }
    }

    static TagStore swallowsAFailedCommit(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public long commit() {
                if (!Thread.currentThread().isInterrupted()) {
                    return super.commit();
                }
                super.close();
                return 1;
            }
        });
    }

    static TagStore dropsPayloadsThatAreTooLong(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public void put(Table table, byte[] key, byte[] payload) {
                if (payload == null || payload.length <= Limits.MAX_PAYLOAD_BYTES) {
                    super.put(table, key, payload);
                }
            }
        });
    }

    /** Takes more than it stores: the commit leaves out what came after the first fifteen thousand. */
    static TagStore commitsTheFirstFifteenThousandPuts(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private final List<Runnable> beyond = new ArrayList<>();
            private int puts;

            @Override
            public void put(Table table, byte[] key, byte[] payload) {
                super.put(table, key, payload);
                if (++puts > 15_000) {
                    beyond.add(() -> super.delete(table, key));
                }
            }

            @Override
            public long commit() {
                beyond.forEach(Runnable::run);
                return super.commit();
            }
        });
    }

    /** A second delete in a row of one key, at the beginning of a transaction, is said to find it again. */
    static TagStore deletesTwice(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private int deletes;
            private String first = "";

            @Override
            public boolean delete(Table table, byte[] key) {
                boolean there = super.delete(table, key);
                first = deletes++ == 0 && there ? place(table, key) : first;
                return there || (deletes == 2 && first.equals(place(table, key)));
            }
        });
    }

    static TagStore countsEmptyCommits(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public long commit() {
                long base = version();
                long version = super.commit();
                return version == base ? version + 1 : version;
            }
        });
    }

    static TagStore hidesWhoWrites(TagStore store) {
        return new ForwardingStore(store) {
            @Override
            public WriteTransaction beginWrite() {
                try {
                    return super.beginWrite();
                } catch (WriteLockTimeoutException timeout) {
                    throw new WriteLockTimeoutException("busy");
                }
            }
        };
    }

    /** Deletes of hashes in one table are said to find them, whether they do or not. */
    static TagStore findsTheDeleted(TagStore store, Table careless) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public boolean delete(Table table, byte[] key) {
                return super.delete(table, key) || (table == careless && key.length > HASH);
            }
        });
    }

    /** A tag's hash that was deleted once stays deleted. */
    static TagStore neverPutsAgainWhatWasDeleted(TagStore store) {
        Set<String> deleted = ConcurrentHashMap.newKeySet();
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public void put(Table table, byte[] key, byte[] payload) {
                if (table != Table.TAGS || key == null || !deleted.contains(place(table, key))) {
                    super.put(table, key, payload);
                }
            }

            @Override
            public boolean delete(Table table, byte[] key) {
                boolean there = super.delete(table, key);
                return (there && key.length > HASH && key.length < 2 * HASH && deleted.add(place(table, key))) || there;
            }
        });
    }

    /** Read transactions that were begun are never found by the collector. */
    @SuppressWarnings("ModifiedButNotUsed") // what is held is all that it is for
    static TagStore holdsEveryReader(TagStore store) {
        Queue<ReadTransaction> held = new ConcurrentLinkedQueue<>();
        return new ForwardingStore(store) {
            @Override
            public ReadTransaction beginRead() {
                ReadTransaction reader = store.beginRead();
                held.add(reader);
                return reader;
            }
        };
    }

    private static String place(Table table, byte[] key) {
        return table + HexFormat.of().formatHex(key);
    }
}
