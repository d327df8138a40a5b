package org.leadscoring.bootstrap.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The clock of a node that is drilled: as far from the true one as a file says. */
@Configuration(proxyBeanMethods = false)
class ShiftedClock {

    @Bean
    @Primary
    Clock drillClock(@Qualifier("clock") Clock clock, @Value("${" + DrillNodeCommand.CLOCK + "}") Path file) {
        return new FromFile(clock, file);
    }

    /** Moves the clock that this file sets, at once: a half-written file would show the true time for a moment. */
    static void set(Path file, Duration ahead) throws IOException {
        var next = Files.writeString(Path.of(file + ".next"), ahead.toString());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Looks into the file five times a second. */
    private static final class FromFile extends Clock {

        private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

        private final Clock clock;
        private final Path file;
        private volatile Duration ahead;
        private volatile long looked;

        FromFile(Clock clock, Path file) {
            this.clock = clock;
            this.file = file;
            this.ahead = read(file);
            this.looked = System.nanoTime();
        }

        private static Duration read(Path file) {
            try {
                var text = Files.readString(file).strip();
                return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Instant instant() {
            var now = System.nanoTime();
            if (now - looked > LOOK_NANOS) {
                looked = now;
                ahead = read(file);
            }
            return clock.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new FromFile(clock.withZone(zone), file);
        }
    }
}
