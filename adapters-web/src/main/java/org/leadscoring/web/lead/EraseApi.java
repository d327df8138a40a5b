package org.leadscoring.web.lead;

import java.time.Instant;
import java.util.UUID;
import org.leadscoring.application.erasure.EraseLead;
import org.leadscoring.application.erasure.Erasure;
import org.leadscoring.domain.lead.LeadId;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Erases a lead for ever (spec OP-3). For admins: see ApiSecurity. */
@Api
final class EraseApi {

    private final EraseLead erasing;

    EraseApi(EraseLead erasing) {
        this.erasing = erasing;
    }

    @DeleteMapping("/api/v1/leads/{id}")
    CertificateAnswer erase(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return CertificateAnswer.of(erasing.erase(me.workspace(), new LeadId(id), me.user()));
    }

    /**
     * The certificate: nothing in it tells of whom it is.
     *
     * @param leads the lead and those that were merged into it
     * @param rows refused rows of imported files that mentioned the person
     * @param files files of imports that were over
     */
    record CertificateAnswer(
            UUID reference,
            Instant at,
            UUID by,
            long leads,
            long events,
            long identifiers,
            long notes,
            long refusals,
            long rows,
            long files) {

        static CertificateAnswer of(Erasure erasure) {
            var extent = erasure.extent();
            return new CertificateAnswer(
                    erasure.reference(),
                    erasure.at(),
                    erasure.by().value(),
                    extent.leads(),
                    extent.events(),
                    extent.identifiers(),
                    extent.notes(),
                    extent.refusals(),
                    extent.rows(),
                    extent.files());
        }
    }
}
