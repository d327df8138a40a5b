package org.leadscoring.application;

import org.junit.jupiter.api.Nested;
import org.leadscoring.application.erasure.PersonalDataContract;
import org.leadscoring.application.event.ArrivalsContract;
import org.leadscoring.application.event.EventHistoryContract;
import org.leadscoring.application.event.EventLogContract;
import org.leadscoring.application.event.VoidsContract;
import org.leadscoring.application.evidence.EvidenceRunsContract;
import org.leadscoring.application.evidence.OutcomesContract;
import org.leadscoring.application.experiment.ExperimentsContract;
import org.leadscoring.application.importing.ImportedFilesContract;
import org.leadscoring.application.importing.ImportsContract;
import org.leadscoring.application.ingestion.RefusalsContract;
import org.leadscoring.application.ingestion.SourceCountsContract;
import org.leadscoring.application.lead.EndedLeadsContract;
import org.leadscoring.application.lead.IdentityBookContract;
import org.leadscoring.application.lead.LeadListContract;
import org.leadscoring.application.lead.LeadSearchContract;
import org.leadscoring.application.lead.LeadStandingContract;
import org.leadscoring.application.lead.LeadsContract;
import org.leadscoring.application.lead.MergesContract;
import org.leadscoring.application.lead.RankingContract;
import org.leadscoring.application.lead.SalesListContract;
import org.leadscoring.application.lead.SeparationContract;
import org.leadscoring.application.recalculation.PublicationsContract;
import org.leadscoring.application.scoring.CheckpointsContract;
import org.leadscoring.application.scoring.DerivationsContract;
import org.leadscoring.application.scoring.DueScoresContract;
import org.leadscoring.application.scoring.LeadSamplesContract;
import org.leadscoring.application.scoring.LedgersContract;
import org.leadscoring.application.scoring.ReplaysContract;
import org.leadscoring.application.scoring.ScoreBookContract;
import org.leadscoring.application.scoring.ScoreProofContract;
import org.leadscoring.application.scoring.ScoringModelsContract;
import org.leadscoring.application.simulation.SimulationsContract;
import org.leadscoring.application.workspace.ApiTokensContract;
import org.leadscoring.application.workspace.AuditLogContract;
import org.leadscoring.application.workspace.OwnedLeadsContract;
import org.leadscoring.application.workspace.ProvidedIdentitiesContract;
import org.leadscoring.application.workspace.SignInFailuresContract;
import org.leadscoring.application.workspace.SourcesContract;
import org.leadscoring.application.workspace.TrailContract;
import org.leadscoring.application.workspace.TransactionsContract;
import org.leadscoring.application.workspace.UsersContract;
import org.leadscoring.application.workspace.WorkspacesContract;

/**
 * The contracts of all ports that keep something. Extend it once for each kind of store; the store is never emptied in
 * between.
 */
public abstract class PortContracts extends WorkPortContracts {

    @Nested
    class OfTransactions extends TransactionsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfWorkspaces extends WorkspacesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSources extends SourcesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfAuditLog extends AuditLogContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfTrail extends TrailContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSourceCounts extends SourceCountsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfRefusals extends RefusalsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfArrivals extends ArrivalsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfUsers extends UsersContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfApiTokens extends ApiTokensContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSignInFailures extends SignInFailuresContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfProvidedIdentities extends ProvidedIdentitiesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfOwnedLeads extends OwnedLeadsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfEventLog extends EventLogContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfEventHistories extends EventHistoryContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfVoids extends VoidsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfIdentityBook extends IdentityBookContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfMerges extends MergesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSeparation extends SeparationContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfPersonalData extends PersonalDataContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLeads extends LeadsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfEndedLeads extends EndedLeadsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLeadStanding extends LeadStandingContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLedgers extends LedgersContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSalesLists extends SalesListContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLeadList extends LeadListContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLeadSearch extends LeadSearchContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfRanking extends RankingContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfScoringModels extends ScoringModelsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfScoreBook extends ScoreBookContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfLeadSamples extends LeadSamplesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfScoreProof extends ScoreProofContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfCheckpoints extends CheckpointsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfDueScores extends DueScoresContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfDerivations extends DerivationsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfReplays extends ReplaysContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfPublications extends PublicationsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfOutcomes extends OutcomesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfEvidenceRuns extends EvidenceRunsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfExperiments extends ExperimentsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfSimulations extends SimulationsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfImports extends ImportsContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }

    @Nested
    class OfImportedFiles extends ImportedFilesContract {
        @Override
        protected TestPorts ports() {
            return PortContracts.this.ports();
        }
    }
}
