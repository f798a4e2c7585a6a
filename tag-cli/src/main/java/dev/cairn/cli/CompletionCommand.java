package dev.cairn.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a script that completes the words of this command in bash and zsh.",
        footerHeading = "%nExample:%n",
        footer = "  source <(cairn completion)")
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    CommandSpec spec = CommandSpec.create();

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CommandSpec root = spec.root();
        session.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        session.out().print('\n');
        return ExitCode.DONE;
    }
}
