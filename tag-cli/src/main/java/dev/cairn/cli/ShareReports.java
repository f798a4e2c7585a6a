package dev.cairn.cli;

import dev.cairn.cli.report.ListedTag;
import dev.cairn.cli.report.ShareCsv;
import dev.cairn.cli.report.ShareJson;
import dev.cairn.cli.report.ShareTable;
import java.util.List;

/** Prints the shares of changes in some tags side by side, in the format that was asked for. */
final class ShareReports {
    private final Session session;

    ShareReports(Session session) {
        this.session = session;
    }

    /** Prints tags in their order. */
    void print(List<ListedTag> tags) {
        switch (session.format()) {
            case TEXT -> printText(tags);
            case JSON -> session.writeJson(json -> ShareJson.write(json, tags));
            case CSV -> ShareCsv.write(session.out(), tags);
            case MARKDOWN -> new ShareTable(tags).printMarkdown(session.out());
        }
    }

    private void printText(List<ListedTag> tags) {
        if (!tags.isEmpty()) {
            new ShareTable(tags).print(session.out(), session.paint());
        }
    }
}
