/**
 * Black box over what the four services offer by HTTP: the transcripts of the documentation are run as written, every
 * operation is tried with every role and from another tenant, and thousands of damaged requests are sent.
 */
@NullMarked
package dev.tiercel.surfacetests;

import org.jspecify.annotations.NullMarked;
