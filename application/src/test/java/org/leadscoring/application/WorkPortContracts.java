package org.leadscoring.application;

import org.junit.jupiter.api.Nested;
import org.leadscoring.application.analytics.FeedsContract;
import org.leadscoring.application.assignment.AssignmentPoliciesContract;
import org.leadscoring.application.assignment.AssignmentsContract;
import org.leadscoring.application.assignment.LoadsContract;
import org.leadscoring.application.assignment.TurnsContract;
import org.leadscoring.application.crm.ConnectionsContract;
import org.leadscoring.application.crm.ErasureRequestsContract;
import org.leadscoring.application.dashboard.DashboardsContract;
import org.leadscoring.application.dashboard.DayFiguresContract;
import org.leadscoring.application.dashboard.LiveCountsContract;
import org.leadscoring.application.delivery.DeliveriesContract;
import org.leadscoring.application.delivery.DestinationsContract;
import org.leadscoring.application.erasure.RetentionsContract;
import org.leadscoring.application.ingestion.PagePatternsContract;
import org.leadscoring.application.sla.OpenClocksContract;
import org.leadscoring.application.sla.SlaClocksContract;
import org.leadscoring.application.sla.SlaPoliciesContract;

/** The contracts of the ports that keep how a team works on leads: its promises, whose leads are whose, its figures. */
abstract class WorkPortContracts {

    /** The ports to be proved, over one store. Called for every test; may return the same each time. */
    protected abstract TestPorts ports();

    @Nested
    class OfSlaPolicies extends SlaPoliciesContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfSlaClocks extends SlaClocksContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfOpenClocks extends OpenClocksContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfAssignmentPolicies extends AssignmentPoliciesContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfTurns extends TurnsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfLoads extends LoadsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfAssignments extends AssignmentsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfLiveCounts extends LiveCountsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfDayFigures extends DayFiguresContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfDashboards extends DashboardsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfDeliveries extends DeliveriesContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfConnections extends ConnectionsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfErasureRequests extends ErasureRequestsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfFeeds extends FeedsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfDestinations extends DestinationsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfRetentions extends RetentionsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }

    @Nested
    class OfPagePatterns extends PagePatternsContract {
        @Override
        protected TestPorts ports() {
            return WorkPortContracts.this.ports();
        }
    }
}
