/** The languages that are offered where one is chosen, BCP 47. */
export const languageTags = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'nb', 'fi', 'cs', 'hu', 'tr', 'ru', 'uk', 'ar', 'he', 'hi', 'ja', 'ko', 'zh-Hans', 'zh-Hant'];
