package io.arrgus.store.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in a random history, a line each, for the one who has to understand it. */
final class Journal {

    /** Of histories that nobody will read. */
    static final Journal NONE = new Journal(false);

    private final boolean kept;
    private final StringBuilder lines = new StringBuilder();

    private Journal(boolean kept) {
        this.kept = kept;
    }

    static Journal kept() {
        return new Journal(true);
    }

    void say(Supplier<String> line) {
        if (kept) {
            lines.append(line.get()).append('\n');
        }
    }

    void say(int store, Stepped.Call call, @Nullable Object result) {
        say(() -> "  store " + store + ": " + call.operation() + " "
                + call.arguments().stream().map(Journal::brief).collect(Collectors.joining(" "))
                + (result == null ? "" : " -> " + brief(result)));
    }

    private static String brief(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case TitleWrite.Create(var title) -> "new " + brief(title);
            case TitleWrite.Change(var before, var after, var _) -> brief(before) + " => " + brief(after);
            case TitleWrite.Advance(var before, var fence) -> brief(before) + " => @" + fence;
            case TitleWrite.Decide(var before, var after, var _) ->
                brief(before) + " => decided, rev " + after.media().rev();
            case Title title ->
                title.id().externalId()
                        + (title.media().live() ? " '" + title.media().facts().title() + "'" : " dead")
                        + "@" + title.media().fence() + " rev " + title.media().rev()
                        + (title.unsent().isEmpty() ? "" : " unsent " + brief(title.unsent()));
            case HistoryEntry entry -> entry.mediaId().externalId() + ":" + entry.rev() + " " + entry.what();
            case Attempt attempt ->
                attempt.key() + " got " + attempt.got() + (attempt.refused() ? ", refused" : "") + ", "
                        + (attempt.expected() == null
                                ? "not ended"
                                : "of " + attempt.expected().batches())
                        + (attempt.decision() == null ? "" : ", " + attempt.decision());
            case Hold hold ->
                "hold " + hold.version() + " @" + hold.fence() + " " + hold.titles() + " allowed " + hold.allowed();
            case Collection<?> many -> many.stream().map(Journal::brief).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> many -> brief(many.values());
            case Optional<?> perhaps -> perhaps.map(Journal::brief).orElse("nothing");
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
