package org.leadscoring.bootstrap.ingestion;

import org.junit.jupiter.api.Nested;
import org.leadscoring.bootstrap.command.TestServer;

/** What everybody may expect of the ways in over HTTP. Extend it once for each kind of database. */
abstract class WaysIn {

    protected abstract TestServer server();

    @Nested
    class OfVisits extends VisitsContract {
        @Override
        protected TestServer server() {
            return WaysIn.this.server();
        }
    }

    @Nested
    class OfProducts extends ProductsContract {
        @Override
        protected TestServer server() {
            return WaysIn.this.server();
        }
    }

    @Nested
    class OfCloudEvents extends CloudEventsContract {
        @Override
        protected TestServer server() {
            return WaysIn.this.server();
        }
    }

    @Nested
    class OfMail extends MailContract {
        @Override
        protected TestServer server() {
            return WaysIn.this.server();
        }
    }

    @Nested
    class OfSegment extends SegmentContract {
        @Override
        protected TestServer server() {
            return WaysIn.this.server();
        }
    }
}
