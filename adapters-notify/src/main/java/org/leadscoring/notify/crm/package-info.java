/**
 * Clients of CRMs: how records are written to and read from HubSpot, Salesforce, Odoo and receivers of webhooks. What is
 * written, and what is done with what was read, is decided elsewhere.
 */
@NullMarked
package org.leadscoring.notify.crm;

import org.jspecify.annotations.NullMarked;
