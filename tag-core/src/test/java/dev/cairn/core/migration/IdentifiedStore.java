package dev.cairn.core.migration;

import dev.cairn.api.StoreInfo;
import dev.cairn.api.TagStore;
import dev.cairn.testing.ForwardingStore;
import java.util.Optional;

/** A store that says that it lies somewhere, and has an identity. */
class IdentifiedStore extends ForwardingStore {
    private final String location;
    private final String identity;

    IdentifiedStore(TagStore store, String location, String identity) {
        super(store);
        this.location = location;
        this.identity = identity;
    }

    @Override
    public StoreInfo info() {
        StoreInfo info = super.info();
        return new StoreInfo(
                info.backend(),
                Optional.of(location),
                info.traits(),
                Optional.of(identity),
                info.version(),
                info.bytesOnDisk(),
                info.openReaders(),
                info.oldestReader());
    }
}
