package org.leadscoring.notify.crm;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.leadscoring.application.crm.CrmClient.Reply;
import org.leadscoring.domain.crm.ConnectionId;
import org.leadscoring.domain.crm.Crm;
import org.leadscoring.notify.http.OutboundHttp;

/** What people do in Odoo. */
final class OdooByHand {

    private OdooByHand() {}

    /** Makes a lead that carries no key of ours. Returns its id. */
    static long lead(OutboundHttp http, Crm.Odoo crm, String name, String mail) {
        Reply<Long> made = Dialogue.about(http, Clock.systemUTC(), List.of(), dialogue -> {
            var api = new OdooJsonRpc(dialogue, new OdooJsonRpc.Users(), new ConnectionId(new UUID(0, 3)), crm);
            var lead = Tree.object().put("name", name).put("email_from", mail);
            return new OdooRecords(dialogue, api)
                    .result(api.create(OdooRecords.LEAD, List.of(lead)))
                    .path(0)
                    .asLong();
        });
        return CrmServer.value(made);
    }
}
