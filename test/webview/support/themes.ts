/** The variables a webview gets from VS Code's four default themes, as far as the page reads them. */

/** A theme as the page meets it. */
export interface Theme {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

const fonts = {
  'font-family': 'system-ui, "Noto Sans", "DejaVu Sans", sans-serif',
  'font-size': '13px',
  'editor-font-family': '"DejaVu Sans Mono", "Noto Sans Mono", monospace',
};

/** Light Modern, Dark Modern, and both high contrasts. */
export const THEMES: Readonly<Record<'light' | 'dark' | 'contrastDark' | 'contrastLight', Theme>> = {
  light: {
    bodyClass: 'vscode-light',
    variables: {
      ...fonts,
      'editor-background': '#ffffff',
      'editor-foreground': '#3b3b3b',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'icon-foreground': '#3b3b3b',
      'panel-border': '#e5e5e5',
      'input-background': '#ffffff',
      'input-foreground': '#3b3b3b',
      'input-border': '#cecece',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'button-secondaryHoverBackground': '#cccccc',
      'toolbar-hoverBackground': 'rgba(184, 184, 184, 0.31)',
      'inputOption-activeBackground': '#bed6ed',
      'inputOption-activeBorder': '#005fb8',
      'inputOption-activeForeground': '#000000',
      'progressBar-background': '#005fb8',
      'debugTokenExpression-string': '#a31515',
      'debugTokenExpression-number': '#098658',
      'debugTokenExpression-boolean': '#0000ff',
      'editorError-foreground': '#e51400',
      'editorWarning-foreground': '#bf8803',
    },
  },
  dark: {
    bodyClass: 'vscode-dark',
    variables: {
      ...fonts,
      'editor-background': '#1f1f1f',
      'editor-foreground': '#cccccc',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'icon-foreground': '#cccccc',
      'panel-border': '#2b2b2b',
      'input-background': '#313131',
      'input-foreground': '#cccccc',
      'input-border': '#3c3c3c',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'button-secondaryHoverBackground': '#3c3c3c',
      'toolbar-hoverBackground': 'rgba(90, 93, 94, 0.31)',
      'inputOption-activeBackground': '#2489db82',
      'inputOption-activeBorder': '#2488db',
      'inputOption-activeForeground': '#ffffff',
      'progressBar-background': '#0078d4',
      'debugTokenExpression-string': '#ce9178',
      'debugTokenExpression-number': '#b5cea8',
      'debugTokenExpression-boolean': '#4e94ce',
      'editorError-foreground': '#f14c4c',
      'editorWarning-foreground': '#cca700',
    },
  },
  contrastDark: {
    bodyClass: 'vscode-high-contrast',
    variables: {
      ...fonts,
      'editor-background': '#000000',
      'editor-foreground': '#ffffff',
      focusBorder: '#f38518',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      'icon-foreground': '#ffffff',
      'panel-border': '#6fc3df',
      'input-background': '#000000',
      'input-foreground': '#ffffff',
      'input-border': '#6fc3df',
      'button-secondaryBackground': '#000000',
      'button-secondaryForeground': '#ffffff',
      'button-border': '#6fc3df',
      'progressBar-background': '#6fc3df',
      'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
      'inputOption-activeBorder': '#6fc3df',
      'inputOption-activeForeground': '#ffffff',
      'editorError-foreground': '#f48771',
      'editorWarning-foreground': '#ffd370',
    },
  },
  contrastLight: {
    bodyClass: 'vscode-high-contrast vscode-high-contrast-light',
    variables: {
      ...fonts,
      'editor-background': '#ffffff',
      'editor-foreground': '#292929',
      focusBorder: '#006bbd',
      contrastBorder: '#0f4a85',
      contrastActiveBorder: '#006bbd',
      'textLink-foreground': '#0f4a85',
      'icon-foreground': '#292929',
      'panel-border': '#0f4a85',
      'input-background': '#ffffff',
      'input-foreground': '#292929',
      'input-border': '#0f4a85',
      'button-secondaryBackground': '#ffffff',
      'button-secondaryForeground': '#292929',
      'button-border': '#0f4a85',
      'progressBar-background': '#0f4a85',
      'inputOption-activeBackground': 'rgba(0, 0, 0, 0)',
      'inputOption-activeBorder': '#0f4a85',
      'inputOption-activeForeground': '#292929',
      'editorError-foreground': '#b5200d',
      'editorWarning-foreground': '#895503',
    },
  },
};

/** The name of a theme. */
export type ThemeName = keyof typeof THEMES;
