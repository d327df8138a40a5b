package org.leadscoring.notify.crm;

import java.util.List;
import org.leadscoring.application.crm.CrmClient.Doomed;
import org.leadscoring.application.crm.CrmClient.Erased;

/** Deletes leads, and with them their external ids: by their id, or by our key if the id is not known. */
final class OdooErasure {

    private final OdooApi api;
    private final OdooRecords records;

    OdooErasure(Dialogue dialogue, OdooApi api) {
        this.api = api;
        this.records = new OdooRecords(dialogue, api);
    }

    Erased erase(Doomed doomed) throws EndedException {
        var external = doomed.external();
        if (external != null) {
            return external.matches("\\d{1,9}")
                    ? api.unlink(OdooRecords.LEAD, Long.parseLong(external))
                    : new Erased.Refused("Odoo has numbers for leads, and this is none");
        }
        var id = records.byKey(List.of(doomed.key())).get(doomed.key());
        return id == null ? new Erased.Done() : api.unlink(OdooRecords.LEAD, id);
    }
}
