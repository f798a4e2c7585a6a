package dev.cairn.backend.lmdb;

import dev.cairn.api.StoreAccessException;
import dev.cairn.backend.lmdb.DataFile.DamageException;
import dev.cairn.spi.FrozenDirectory;
import dev.cairn.spi.SalvageVisitor;
import dev.cairn.spi.StoreConfig;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what can be believed of a data file, without LMDB: the newest state that a meta page leads to, then what no tree leads to. */
final class FileSalvage {
    private static final int SMALLEST_PAGE = 512;
    private static final int LARGEST_PAGE = 1 << 16;
    private static final int USUAL_PAGE = 4096;

    private final RandomAccessFile file;
    private final Path path;
    private final SalvageVisitor visitor;

    private FileSalvage(RandomAccessFile file, Path path, SalvageVisitor visitor) {
        this.file = file;
        this.path = path;
        this.visitor = visitor;
    }

    /** Reads the store that {@code config} names; see {@link dev.cairn.spi.StoreSalvage}. */
    static void read(StoreConfig config, SalvageVisitor visitor) {
        try (FrozenDirectory directory = FrozenDirectory.open(config, DataFile.NAME, visitor)) {
            Path path = directory.path().resolve(DataFile.NAME);
            if (Files.notExists(path)) {
                visitor.damage(path, 0, "it is missing");
                return;
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                new FileSalvage(file, path, visitor).read();
            }
        } catch (IOException failure) {
            throw new StoreAccessException(
                    config.describe() + ": its file cannot be read: " + failure + ". Check the disk.", failure);
        }
    }

    private void read() throws IOException {
        List<MetaPage> metas = metaPages();
        Optional<MetaPage> newest = metas.stream().max(Comparator.comparingLong(MetaPage::transaction));
        int pageBytes = newest.map(MetaPage::pageBytes).orElse(USUAL_PAGE);
        long pages = (file.length() + pageBytes - 1) / pageBytes;
        long lastPage = newest.map(MetaPage::lastPage).orElse(pages - 1);
        // Of the older one, too, for whose sake the file would not be opened.
        long needed = metas.stream().mapToLong(MetaPage::fileBytes).max().orElse(0);
        if (file.length() < needed) {
            visitor.damage(path, file.length(), "it has " + file.length() + " bytes, and its pages need " + needed);
        }
        new PageSalvage(new PageReader(file, pageBytes, Math.min(lastPage, pages - 1)), path, pageBytes, visitor)
                .run(newest);
    }

    /** Where the second meta page lies, only the first one tells; if that is gone, or wrong, it is where one is. */
    private List<MetaPage> metaPages() throws IOException {
        Optional<MetaPage> first = metaPage(0, 0, true);
        if (first.isPresent()) {
            Optional<MetaPage> second = metaPage(first.get().pageBytes(), 1, true);
            if (second.isPresent()) {
                return checkedPair(first.get(), second.get());
            }
        }
        for (int at = SMALLEST_PAGE; at <= LARGEST_PAGE; at *= 2) {
            Optional<MetaPage> second = metaPage(at, 1, false);
            if (second.isPresent()) {
                return List.of(second.get());
            }
        }
        return first.stream().toList();
    }

    private Optional<MetaPage> metaPage(long position, int number, boolean expected) throws IOException {
        byte[] page = new byte[MetaPage.BYTES];
        try {
            if (file.length() < position + page.length) {
                throw new DamageException("it ends before its page " + number);
            }
            file.seek(position);
            file.readFully(page);
            MetaPage meta = MetaPage.parse(ByteBuffer.wrap(page).order(ByteOrder.nativeOrder()), number);
            return position == 0 || meta.pageBytes() == position ? Optional.of(meta) : Optional.empty();
        } catch (DamageException damage) {
            if (expected) {
                visitor.damage(path, position, String.valueOf(damage.getMessage()));
            }
            return Optional.empty();
        }
    }

    /** Of two that do not belong together, nothing tells which one is right: the newer is tried, if it leads into the file. */
    private List<MetaPage> checkedPair(MetaPage first, MetaPage second) {
        try {
            MetaPage.newestOf(first, second);
            return List.of(first, second);
        } catch (DamageException damage) {
            visitor.damage(path, first.pageBytes(), String.valueOf(damage.getMessage()));
            return Stream.of(first, second).filter(MetaPage::hasTreesInFile).toList();
        }
    }
}
