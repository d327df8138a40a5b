package org.leadscoring.bootstrap.wiring;

import java.time.Clock;
import org.leadscoring.application.crm.ChangedLeads;
import org.leadscoring.application.event.EventLog;
import org.leadscoring.application.event.Voids;
import org.leadscoring.application.lead.ActOnLeads;
import org.leadscoring.application.lead.ExplainScore;
import org.leadscoring.application.lead.IdentityBook;
import org.leadscoring.application.lead.Leads;
import org.leadscoring.application.lead.Merges;
import org.leadscoring.application.lead.RescoreLeads;
import org.leadscoring.application.lead.ScoreVisits;
import org.leadscoring.application.lead.Separation;
import org.leadscoring.application.lead.SetClocks;
import org.leadscoring.application.lead.TimeTravel;
import org.leadscoring.application.lead.TraceScore;
import org.leadscoring.application.recalculation.DeriveEvents;
import org.leadscoring.application.recalculation.Publications;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.recalculation.SweepScores;
import org.leadscoring.application.recalculation.UnmergeLeads;
import org.leadscoring.application.recalculation.VoidEvents;
import org.leadscoring.application.scoring.Derivations;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.Ledgers;
import org.leadscoring.application.scoring.ListEventTypes;
import org.leadscoring.application.scoring.MeasureModels;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.RecallScores;
import org.leadscoring.application.scoring.Replays;
import org.leadscoring.application.scoring.ScoreBook;
import org.leadscoring.application.scoring.ScoreLeads;
import org.leadscoring.application.scoring.ScoringModels;
import org.leadscoring.application.sla.SlaClocks;
import org.leadscoring.application.sla.SlaPolicies;
import org.leadscoring.application.workspace.AuditLog;
import org.leadscoring.application.workspace.Ids;
import org.leadscoring.application.workspace.Sources;
import org.leadscoring.application.workspace.Transactions;
import org.leadscoring.persistence.scoring.JdbcLeadSamples;
import org.leadscoring.persistence.sql.Database;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of scoring: keeping scores true, changing what they follow from, and explaining them. */
@Configuration(proxyBeanMethods = false)
class ScoringWiring {

    @Bean
    RecallScores recallScores(EventLog log, Derivations derivations, ScoreBook book) {
        return new RecallScores(log, derivations, book);
    }

    @Bean
    ScoreLeads scoreLeads(EventLog log, ScoringModels models, Derivations derivations, ScoreBook book) {
        return new ScoreLeads(log, models, derivations, book);
    }

    @Bean
    SetClocks setClocks(SlaPolicies policies, SlaClocks clocks) {
        return new SetClocks(policies, clocks);
    }

    @Bean
    RescoreLeads rescoreLeads(
            ScoreLeads scoring,
            IdentityBook identities,
            EventLog log,
            Leads leads,
            ScoreBook book,
            SetClocks clocks,
            ActOnLeads acting,
            ChangedLeads crms) {
        return new RescoreLeads(scoring, identities, log, leads, book, clocks, acting, crms);
    }

    @Bean
    SweepScores sweepScores(
            Transactions transactions, Leads leads, ScoreBook book, Replays replays, RescoreLeads scores, Clock time) {
        return new SweepScores(transactions, leads, book, replays, scores, time);
    }

    @Bean
    EditModels editModels(Transactions transactions, ScoringModels models, AuditLog audit, Ids ids, Clock time) {
        return new EditModels(transactions, models, audit, ids, time);
    }

    @Bean
    MeasureModels measureModels(Transactions transactions, ScoringModels models, Database database, Clock time) {
        return new MeasureModels(transactions, models, new JdbcLeadSamples(database), time);
    }

    @Bean
    ListEventTypes listEventTypes(Transactions transactions, ScoringModels models, EventLog log) {
        return new ListEventTypes(transactions, models, log);
    }

    @Bean
    PublishModel publishModel(
            Transactions transactions,
            ScoringModels models,
            Publications publications,
            Leads leads,
            ScoreBook book,
            ScoreLeads scoring,
            SetClocks clocks,
            ActOnLeads acting,
            ChangedLeads crms,
            AuditLog audit,
            Ids ids,
            Clock time) {
        return new PublishModel(
                transactions, models, publications, leads, book, scoring, clocks, acting, crms, audit, ids, time);
    }

    @Bean
    DeriveEvents deriveEvents(
            Transactions transactions, Derivations derivations, Replays replays, AuditLog audit, Ids ids, Clock time) {
        return new DeriveEvents(transactions, derivations, replays, audit, ids, time);
    }

    @Bean
    VoidEvents voidEvents(
            Transactions transactions,
            Sources sources,
            Voids voids,
            EventLog log,
            IdentityBook identities,
            Leads leads,
            Replays replays,
            RescoreLeads scores,
            AuditLog audit,
            Ids ids,
            Clock time) {
        return new VoidEvents(transactions, sources, voids, log, identities, leads, replays, scores, audit, ids, time);
    }

    @Bean
    UnmergeLeads unmergeLeads(
            Transactions transactions,
            IdentityBook identities,
            Merges merges,
            Leads leads,
            EventLog log,
            RescoreLeads scores,
            Ids ids,
            Clock time) {
        var separation = new Separation(identities, merges, leads, log, ids);
        return new UnmergeLeads(transactions, leads, merges, separation, scores, time);
    }

    @Bean
    TimeTravel timeTravel(
            Transactions transactions, Leads leads, EventLog log, ScoringModels models, Derivations derivations) {
        return new TimeTravel(transactions, leads, log, models, derivations);
    }

    @Bean
    TraceScore traceScore(
            Transactions transactions,
            Leads leads,
            EventLog log,
            ScoringModels models,
            ScoreBook book,
            Ledgers ledgers) {
        return new TraceScore(transactions, leads, log, models, book, ledgers);
    }

    @Bean
    ScoreVisits scoreVisits(
            Transactions transactions,
            IdentityBook identities,
            EventLog log,
            ScoringModels models,
            ModelTemplates templates,
            Derivations derivations,
            Clock time) {
        return new ScoreVisits(transactions, identities, log, models, templates, derivations, time);
    }

    @Bean
    ExplainScore explainScore(
            Transactions transactions,
            Leads leads,
            ScoringModels models,
            Derivations derivations,
            RecallScores recall,
            Ledgers ledgers,
            Clock time) {
        return new ExplainScore(transactions, leads, models, derivations, recall, ledgers, time);
    }
}
