package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Copy.Aspect;

/** The file of a movie. */
final class MovieFile {
    private MovieFile() {}

    /** The file that it has, or would have. */
    static FileFacts of(Copy copy, Movie movie) {
        var dice = copy.diceFor(Aspect.FILES);
        var known = movie.group() != null && dice.nextBoolean();
        var added = Dates.someDay(dice);
        var cut = dice.nextInt(20) == 0;
        var language = dice.nextInt(Words.LANGUAGES.length);
        return new FileFacts(
                copy.fileId(),
                copy.arrId(),
                0,
                0,
                movie.path(),
                movie.fileName(copy.edit().renamed()),
                movie.size(),
                movie.quality(),
                movie.group(),
                known,
                added,
                language,
                cut,
                dice.nextInt(30_000_000),
                movie.name().dotted());
    }
}
