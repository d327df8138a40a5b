package org.leadscoring.application.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.workspace.WorkspaceId;

/** A few leads that stand for all, and what a model made of them: to look at all would take minutes. */
public interface LeadSamples {

    /**
     * Leads by when they were last active, some from each of several spans of time that follow on from one another; merged
     * ones are left out.
     *
     * @param until the end of the latest span, UTC; included
     * @param span how long each is
     * @param spans how many, from 1
     * @param each at most so many leads of each span, those active last in it; from 1
     */
    List<LeadId> activeIn(WorkspaceId workspace, Instant until, Duration span, int spans, int each);

    /**
     * How many of these leads each rule touched, by the rule's id.
     *
     * @param since from here on a touch is recent, UTC
     */
    Map<String, Touched> touched(WorkspaceId workspace, ModelId model, Collection<LeadId> leads, Instant since);

    /** Where a model puts those of these leads that it has scored. */
    Map<LeadId, Stood> standings(WorkspaceId workspace, ModelId model, Collection<LeadId> leads);

    /**
     * @param recently leads to which the rule gave or from which it took points lately
     * @param holding leads whose score holds points of it, whenever they came
     */
    record Touched(int recently, int holding) {}

    /** @param total in points */
    record Stood(int total, String stage) {}
}
