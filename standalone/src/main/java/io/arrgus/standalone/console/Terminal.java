package io.arrgus.standalone.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints for a person. Colours and redrawing only where a terminal shows them, and never where NO_COLOR asks not to. */
public final class Terminal {

    private static final String ESCAPE = "\u001b[";

    private final PrintStream out;
    private final boolean live;
    private final boolean colours;
    private int block;

    private Terminal(PrintStream out, boolean live, boolean colours) {
        this.out = out;
        this.live = live;
        this.colours = colours;
    }

    // Whether there is none or one that is no terminal, where output goes to a file, has changed from JDK to JDK.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal of(PrintStream out, Map<String, String> environment) {
        var console = System.console();
        var live = console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                out, live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** For output that goes to a file or a pipe. */
    public static Terminal plain(PrintStream out) {
        return new Terminal(out, false, false);
    }

    /** Whether a block of lines can be drawn again in place. */
    public boolean live() {
        return live;
    }

    public void line(String text) {
        block = 0;
        out.println(text);
    }

    /** Draws lines that the next call draws over. */
    public void redraw(List<String> lines) {
        if (block > 0) {
            out.print(ESCAPE + block + "A");
        }
        lines.forEach(line -> out.println(ESCAPE + "2K" + line));
        out.flush();
        block = lines.size();
    }

    public String bold(String text) {
        return style("1", text);
    }

    public String good(String text) {
        return style("32", text);
    }

    public String bad(String text) {
        return style("31", text);
    }

    public String quiet(String text) {
        return style("2", text);
    }

    private String style(String code, String text) {
        return colours ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
