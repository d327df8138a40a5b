/** The pages of what a workspace is set to: its users, itself, what it derives, who changed what. Knows no leads' pages. */
@NullMarked
package org.leadscoring.web.settings;

import org.jspecify.annotations.NullMarked;
