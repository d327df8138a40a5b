package org.leadscoring.web.ingestion;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large what is sent may be (spec IN-6); the defaults are Segment's. Properties {@code leadscoring.ingestion.*}.
 *
 * @param maxEventSize of a single event, 1 KB to 256 KB
 * @param maxBatchSize of a batch, packed and unpacked, from the size of an event to 16 MB
 * @param maxBatchEvents events in a batch, 1 to 50,000
 */
@ConfigurationProperties("leadscoring.ingestion")
record IngestionLimits(
        @DefaultValue("32KB") DataSize maxEventSize,
        @DefaultValue("500KB") DataSize maxBatchSize,
        @DefaultValue("2500") int maxBatchEvents) {

    private static final DataSize LEAST = DataSize.ofKilobytes(1);
    private static final DataSize LARGEST_EVENT = DataSize.ofKilobytes(256);
    private static final DataSize LARGEST_BATCH = DataSize.ofMegabytes(16);
    private static final int MOST_EVENTS = 50_000;

    /** @throws IllegalArgumentException naming the property that is out of range */
    IngestionLimits {
        if (maxEventSize.compareTo(LEAST) < 0 || maxEventSize.compareTo(LARGEST_EVENT) > 0) {
            throw new IllegalArgumentException(
                    "leadscoring.ingestion.max-event-size is " + maxEventSize + "; set 1KB to 256KB");
        }
        if (maxBatchSize.compareTo(maxEventSize) < 0 || maxBatchSize.compareTo(LARGEST_BATCH) > 0) {
            throw new IllegalArgumentException("leadscoring.ingestion.max-batch-size is " + maxBatchSize
                    + "; set at least max-event-size, which is " + maxEventSize + ", and at most 16MB");
        }
        if (maxBatchEvents < 1 || maxBatchEvents > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "leadscoring.ingestion.max-batch-events is " + maxBatchEvents + "; set 1 to " + MOST_EVENTS);
        }
    }

    /** The size of an event, in bytes. */
    int event() {
        return Math.toIntExact(maxEventSize.toBytes());
    }

    /** The size of a batch, in bytes. */
    int batch() {
        return Math.toIntExact(maxBatchSize.toBytes());
    }

    /** A size as people read it, for example {@code 32 KB}. */
    static String inWords(int bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KB" : bytes + " bytes";
    }
}
