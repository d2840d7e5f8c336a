package io.arrgus.worker.arr;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.PathMapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMapperTest {

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = true, delimiter = '|', textBlock = """
            # from            | to              | folder                        | result
            /data/media       | /mnt/media      | /data/media/Alien (1979)      | /mnt/media/Alien (1979)
            /data/media       | /mnt/media      | /data/media                   | /mnt/media
            /data/media/      | /mnt/media/     | /data/media/Alien/            | /mnt/media/Alien
            /data/media/      | /mnt/media      | /data/media                   | /mnt/media
            /data/media       | /mnt/media      | /data/media-backup/Alien      | /data/media-backup/Alien
            /data/media       | /mnt/media      | /data/Media/Alien             | /data/Media/Alien
            /data             | /mnt            | /data/data/Alien              | /mnt/data/Alien
            /                 | /mnt            | /movies/Alien                 | /mnt/movies/Alien
            /movies           | /               | /movies/Alien                 | /Alien
            /movies           | /               | /movies                       | /
            movies            | /mnt            | /movies/Alien                 | /movies/Alien
            C:\\Movies         | /mnt/movies     | C:\\Movies\\Alien               | /mnt/movies/Alien
            c:\\movies\\        | /mnt/movies     | C:\\MOVIES\\Alien               | /mnt/movies/Alien
            C:/Movies         | /mnt/movies     | C:\\Movies\\Alien               | /mnt/movies/Alien
            C:\\               | /mnt            | C:\\Movies\\Alien               | /mnt/Movies/Alien
            C:\\Movies         | /mnt/movies     | D:\\Movies\\Alien               | D:/Movies/Alien
            C:\\Movies         | /mnt/movies     | C:\\Movies2\\Alien              | C:/Movies2/Alien
            \\\\nas\\media       | /mnt/media      | \\\\NAS\\media\\Alien             | /mnt/media/Alien
            /movies           | \\\\nas\\media     | /movies/Alien                 | //nas/media/Alien
            /movies           | Z:\\             | /movies/Alien                 | Z:/Alien
            /movies           | /mnt            | C:\\Other\\Alien                | C:/Other/Alien
            """)
    void theFirstFolderAboveDecides(String from, String to, String folder, String result) {
        var paths = new PathMapper(List.of(new PathMapping(from, to)));

        assertThat(paths.map(folder)).isEqualTo(result);
    }

    @Test
    void theFirstMappingThatFitsWins() {
        var paths = new PathMapper(List.of(
                new PathMapping("/data/movies/4k", "/uhd"),
                new PathMapping("/data", "/hd"),
                new PathMapping("/", "/x")));

        assertThat(paths.map("/data/movies/4k/Alien")).isEqualTo("/uhd/Alien");
        assertThat(paths.map("/data/movies/Alien")).isEqualTo("/hd/movies/Alien");
        assertThat(paths.map("/other/Alien")).isEqualTo("/x/other/Alien");
    }

    @Test
    void withoutMappingsAFolderStaysAsItIs() {
        assertThat(new PathMapper(List.of()).map("C:\\Movies\\Alien")).isEqualTo("C:\\Movies\\Alien");
        assertThat(new PathMapper(List.of(new PathMapping("/a", "/a"))).map("C:\\Movies"))
                .isEqualTo("C:\\Movies");
    }

    @Test
    void noFolderIsNoFolder() {
        assertThat(new PathMapper(List.of(new PathMapping("/", "/mnt"))).map(""))
                .isNull();
        assertThat(new PathMapper(List.of()).map(null)).isNull();
    }
}
