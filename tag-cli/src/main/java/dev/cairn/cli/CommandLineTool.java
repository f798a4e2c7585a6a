package dev.cairn.cli;

import dev.cairn.cli.RootCommand.Format;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The tree of commands, and what a run of it ends with. */
public final class CommandLineTool {
    private final Session session;

    private CommandLineTool(Session session) {
        this.session = session;
    }

    /** Runs one command line, and returns the exit code of the process. */
    public static int run(Surroundings surroundings, String... arguments) {
        CommandLineTool tool = new CommandLineTool(new Session(surroundings, new RootCommand()));
        try {
            int code = tool.tree().execute(arguments);
            tool.session.out().flush();
            return code;
        } catch (OutputFailure | OutOfMemoryError | StackOverflowError failure) {
            return tool.failed(failure);
        } finally {
            tool.session.err().flush();
        }
    }

    private CommandLine tree() {
        CommandLine imports = new CommandLine(new GroupCommand.Import())
                .addSubcommand(new ImportGitCommand(session))
                .addSubcommand(new ImportLogCommand(session));
        CommandLine tags = new CommandLine(new GroupCommand.Tag())
                .addSubcommand(new TagCreateCommand(session))
                .addSubcommand(new TagListCommand(session))
                .addSubcommand(new TagShowCommand(session))
                .addSubcommand(new TagDiffCommand(session))
                .addSubcommand(new TagTrendCommand(session))
                .addSubcommand(new TagVerifyCommand(session))
                .addSubcommand(new TagDeleteCommand(session));
        CommandLine dependencies = new CommandLine(new GroupCommand.Deps())
                .addSubcommand(new DepsExpandCommand(session))
                .addSubcommand(new DepsReduceCommand(session))
                .addSubcommand(new DepsWhyCommand(session));
        CommandLine stores = new CommandLine(new GroupCommand.Store())
                .addSubcommand(new StoreInfoCommand(session))
                .addSubcommand(new StoreVerifyCommand(session))
                .addSubcommand(new StoreRepairCommand(session))
                .addSubcommand(new StoreMigrateCommand(session))
                .addSubcommand(new StoreExportCommand(session))
                .addSubcommand(new StoreImportCommand(session));
        return new CommandLine(session.options())
                .addSubcommand(imports)
                .addSubcommand(tags)
                .addSubcommand(dependencies)
                .addSubcommand(stores)
                .addSubcommand(new BackendsCommand(session))
                .addSubcommand(new CompletionCommand(session))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(session.out())
                .setErr(session.err())
                .setColorScheme(Help.defaultColorScheme(session.ansi()))
                .setExecutionStrategy(this::runLast)
                .setParameterExceptionHandler((failure, arguments) -> misused(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    /** Only a parsed command line tells whether help is to be coloured, and whether it ends too early. */
    private int runLast(ParseResult parsed) {
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        commands.get(0).setColorScheme(Help.defaultColorScheme(session.ansi()));
        try {
            Integer helped = CommandLine.executeHelpRequest(parsed);
            if (helped != null) {
                return helped;
            }
            requireFormat(last);
            return last.getSubcommands().isEmpty() ? new RunLast().execute(parsed) : incomplete(last);
        } catch (OutputFailure failure) {
            return failed(failure);
        }
    }

    private void requireFormat(CommandLine command) {
        Format format = session.options().format;
        if (format.isForTables() && !(command.getCommand() instanceof WritesTables)) {
            throw new ParameterException(
                    command,
                    command.getCommandSpec().qualifiedName() + " does not write " + format + "; use text or json.");
        }
    }

    private int incomplete(CommandLine command) {
        command.usage(session.err());
        return ExitCode.USAGE;
    }

    private int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        session.complain(String.valueOf(failure.getMessage()));
        List<String> near = Misspelling.suggestions(failure);
        if (!near.isEmpty()) {
            session.explain("Did you mean " + String.join(" or ", near) + "?");
        }
        session.explain("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int failed(Throwable failure) {
        if (failure instanceof OutputFailure output && output.isReaderGone()) {
            return ExitCode.READER_GONE;
        }
        session.complain(Failures.message(failure));
        if (session.isDebugging()) {
            session.trace(failure);
        }
        return Failures.exitCode(failure);
    }
}
