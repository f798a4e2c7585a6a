package dev.cairn.conformance;

import dev.cairn.api.Entry;
import dev.cairn.api.KeyRange;
import dev.cairn.api.StoreInfo;
import dev.cairn.api.Table;
import dev.cairn.api.TagStore;
import dev.cairn.testing.ForwardingStore;
import dev.cairn.testing.ForwardingTransaction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Transaction layers that break one rule about reading. */
final class ReadFaults {
    private ReadFaults() {}

    /** Does not look whether a row of versions that ends with a hash is there. */
    static TagStore assumesVersionsAreThere(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public boolean contains(Table table, byte[] key) {
                return (table == Table.VERSIONS && key.length > 33 && key.length < 64) || super.contains(table, key);
            }
        });
    }

    /** Short keys are read anew each time. */
    static TagStore readsAnew(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                Optional<byte[]> own = super.get(table, key);
                return writes() || key.length > 1 ? own : store.read(tx -> tx.get(table, key));
            }
        });
    }

    static TagStore takesEmptyForAbsent(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public boolean contains(Table table, byte[] key) {
                boolean there = super.contains(table, key);
                // Not in the indexes, whose rows are all empty.
                return table != Table.NAMES
                        ? there
                        : there
                                && super.get(table, key)
                                        .filter(payload -> payload.length > 0)
                                        .isPresent();
            }
        });
    }

    static TagStore readsAfterTheEnd(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private boolean closed;

            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                return closed ? Optional.empty() : super.get(table, key);
            }

            @Override
            public void close() {
                closed = true;
                super.close();
            }
        });
    }

    /** Hands the same array out again as long as the payload is the same. */
    static TagStore sharesArrays(TagStore store) {
        Map<String, byte[]> fresh = new ConcurrentHashMap<>();
        Map<String, byte[]> handedOut = new ConcurrentHashMap<>();
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Optional<byte[]> get(Table table, byte[] key) {
                Optional<byte[]> payload = super.get(table, key);
                String place = table + HexFormat.of().formatHex(key);
                return writes() ? payload : payload.map(bytes -> shared(place, bytes));
            }

            private byte[] shared(String place, byte[] payload) {
                synchronized (fresh) {
                    byte[] before = fresh.put(place, payload.clone());
                    if (!Arrays.equals(before, payload)) {
                        handedOut.put(place, payload);
                    }
                    return handedOut.getOrDefault(place, payload);
                }
            }
        });
    }

    /** Only the first state is sorted wrongly, as ORD-3 looks at later ones. */
    static TagStore sortsSigned(TagStore store) {
        Comparator<Entry> signed = Comparator.comparing(Entry::key, Arrays::compare);
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                Stream<Entry> entries = super.scan(table, range);
                return writes() || version() > 1 || table != Table.VERSIONS ? entries : entries.sorted(signed);
            }
        });
    }

    /** Only in the first state, as ORD-3 looks at later ones. */
    static TagStore takesTheUpperBoundIn(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                byte[] to = range.to();
                byte[] from = range.from();
                return writes() || version() > 1 || to == null || from != null
                        ? super.scan(table, range)
                        : super.scan(table, KeyRange.atMost(to));
            }
        });
    }

    /** In a write transaction, ranges with a bound show what is committed only. */
    static TagStore showsNoOverlayInRanges(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                Stream<Entry> own = super.scan(table, range);
                return !writes() || range.equals(KeyRange.all())
                        ? own
                        : store.read(tx -> tx.scan(table, range).toList()).stream();
            }
        });
    }

    static TagStore forgetsItsWritesInContains(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public boolean contains(Table table, byte[] key) {
                boolean own = super.contains(table, key);
                return writes() ? store.<Boolean>read(tx -> tx.contains(table, key)) : own;
            }
        });
    }

    static TagStore changesItsVersion(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private long looks;

            @Override
            public long version() {
                return super.version() + (writes() ? 0 : looks++);
            }
        });
    }

    /** Every hundredth scan of a store counts as a reader for ever. */
    static TagStore leaksScans(TagStore store) {
        AtomicInteger scans = new AtomicInteger();
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            public Stream<Entry> scan(Table table, KeyRange range) {
                scans.incrementAndGet();
                return super.scan(table, range);
            }
        }) {
            @Override
            public StoreInfo info() {
                return withReaders(super.info(), scans.get() / 100);
            }
        };
    }

    private static StoreInfo withReaders(StoreInfo info, int more) {
        return new StoreInfo(
                info.backend(),
                info.location(),
                info.traits(),
                info.identity(),
                info.version(),
                info.bytesOnDisk(),
                info.openReaders() + more,
                info.oldestReader());
    }

    static TagStore hidesTheOldestReader(TagStore store) {
        return new ForwardingStore(store) {
            @Override
            public StoreInfo info() {
                StoreInfo info = super.info();
                return new StoreInfo(
                        info.backend(),
                        info.location(),
                        info.traits(),
                        info.identity(),
                        info.version(),
                        info.bytesOnDisk(),
                        info.openReaders(),
                        Optional.empty());
            }
        };
    }

    /** Knows nothing of nulls. */
    static TagStore namesNoParameter(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            @Override
            @SuppressWarnings("ConstantValue") // a null is what is tested
            public Optional<byte[]> get(Table table, byte[] key) {
                if (key == null) {
                    throw new NullPointerException("oops");
                }
                return super.get(table, key);
            }
        });
    }

    static TagStore bindsCountToItsThread(TagStore store) {
        return new ForwardingStore(store, inner -> new ForwardingTransaction(inner) {
            private final Thread owner = Thread.currentThread();

            @Override
            public long count(Table table, KeyRange range) {
                if (!owner.equals(Thread.currentThread())) {
                    throw new IllegalStateException("this transaction belongs to " + owner.getName());
                }
                return super.count(table, range);
            }
        });
    }
}
