package dev.cairn.git.objects;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from measuring the file system's clock: left alone, it writes probe files into the repository for seconds, saves what it
 * found in the user's home, and runs {@code git} to find a configuration that no reader needs.
 *
 * <p>JGit knows one system reader per process, so this one wraps whatever is there and changes only these answers: an application
 * with a JGit of its own keeps its user configuration.
 */
final class QuietSystemReader extends SystemReader.Delegate {
    /** Coarser than any file system's clock: JGit looks again at files younger than this. */
    private static final Duration RESOLUTION = Duration.ofSeconds(2);

    private QuietSystemReader(SystemReader delegate) {
        super(delegate);
    }

    static synchronized void install() {
        SystemReader present = SystemReader.getInstance();
        if (!(present instanceof QuietSystemReader)) {
            SystemReader.setInstance(new QuietSystemReader(present));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new UserConfig(super.openUserConfig(parent, fs), fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(parent, fs);
    }

    /** The user's configuration, read and written through, with an answer of ours to one question. */
    private static final class UserConfig extends FileBasedConfig {
        private final FileBasedConfig user;

        UserConfig(FileBasedConfig user, FS fs) {
            super(user, user.getFile(), fs);
            this.user = user;
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long defaultValue, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(RESOLUTION)
                    : user.getTimeUnit(section, subsection, name, defaultValue, unit);
        }

        @Override
        public void setStringList(String section, @Nullable String subsection, String name, List<String> values) {
            user.setStringList(section, subsection, name, values);
        }

        @Override
        public void unsetSection(String section, @Nullable String subsection) {
            user.unsetSection(section, subsection);
        }

        @Override
        public void load() throws IOException, ConfigInvalidException {
            user.load();
        }

        @Override
        public void save() throws IOException {
            user.save();
        }

        @Override
        public boolean isOutdated() {
            return user.isOutdated();
        }
    }

    private static final class NoConfig extends FileBasedConfig {
        NoConfig(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
