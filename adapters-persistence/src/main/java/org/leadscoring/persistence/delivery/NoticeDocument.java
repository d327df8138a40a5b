package org.leadscoring.persistence.delivery;

import java.time.ZoneId;
import java.util.List;
import org.leadscoring.domain.delivery.Fact;
import org.leadscoring.domain.delivery.Notice;
import org.leadscoring.domain.delivery.Notice.Card;

/** A notice as it is stored: without its fact, which has columns of its own. */
record NoticeDocument(String workspace, ZoneId zone, List<Card> leads) {

    static NoticeDocument of(Notice notice) {
        return new NoticeDocument(notice.workspace(), notice.zone(), notice.leads());
    }

    Notice notice(Fact fact) {
        return new Notice(fact, workspace, zone, leads);
    }
}
