package org.leadscoring.bootstrap.wiring;

import io.micrometer.core.instrument.Tags;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.micrometer.metrics.system.DiskSpaceMetricsBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The disk that is watched is the one our data are on, wherever the server was started. */
@Configuration(proxyBeanMethods = false)
class DiskWiring {

    private static final DataSize LEAST = DataSize.ofMegabytes(10);

    @Bean
    DiskSpaceHealthIndicator diskSpaceHealthIndicator(@Value("${leadscoring.data}") Path data) {
        return new DiskSpaceHealthIndicator(onItsDisk(data), LEAST);
    }

    @Bean
    DiskSpaceMetricsBinder diskSpaceMetrics(@Value("${leadscoring.data}") Path data) {
        return new DiskSpaceMetricsBinder(List.of(onItsDisk(data)), Tags.empty());
    }

    /** On MySQL nobody may ever make the folder; where it would be is the same disk. */
    private static File onItsDisk(Path data) {
        var folder = data.toAbsolutePath().normalize();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder.toFile();
    }
}
