/** What marks the attachment in which a step or hook says its verdict: written by the steps, read by the reports. */
export const VERDICT_MEDIA_TYPE = 'application/vnd.wsp-tck.verdict+json';
