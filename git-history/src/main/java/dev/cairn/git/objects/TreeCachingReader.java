package dev.cairn.git.objects;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Keeps the trees read last: a commit's trees are read again when its child is compared with it. */
final class TreeCachingReader extends ObjectReader.Filter {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_TREE_BYTES = 1 << 16;

    private final ObjectReader delegate;
    private final Map<ObjectId, ObjectLoader> trees = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    TreeCachingReader(ObjectReader delegate) {
        this.delegate = delegate;
    }

    @Override
    protected ObjectReader delegate() {
        return delegate;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
        if (type != Constants.OBJ_TREE) {
            return delegate.open(id, type);
        }
        ObjectLoader kept = trees.get(id);
        return kept != null ? kept : keep(id, delegate.open(id, type));
    }

    private ObjectLoader keep(AnyObjectId id, ObjectLoader tree) {
        if (tree.getSize() <= MAX_TREE_BYTES) {
            trees.put(id.toObjectId(), tree);
            bytes += tree.getSize();
            evict();
        }
        return tree;
    }

    private void evict() {
        Iterator<ObjectLoader> oldest = trees.values().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().getSize();
            oldest.remove();
        }
    }
}
