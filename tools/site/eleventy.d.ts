/** The part of Eleventy's programmatic interface that the site uses; the package has no types of its own. */
declare module '@11ty/eleventy' {
  export interface EleventyConfig {
    setUseGitIgnore(use: boolean): void
    setQuietMode(quiet: boolean): void
    setTemplateFormats(formats: string[]): void
    addGlobalData(name: string, data: unknown): void
    /** A template that is no file; `content.render` gets the data of one page. */
    addTemplate(path: string, content: { data: object; render: (data: never) => string }): void
    addPassthroughCopy(files: Record<string, string>): void
    ignores: Set<string>
  }

  export interface EleventyOptions {
    quietMode?: boolean
    configPath?: string
    config?: (config: EleventyConfig) => void
  }

  export default class Eleventy {
    constructor(input: string, output: string, options?: EleventyOptions)
    write(): Promise<void>
    disableLogger(): void
  }
}
